-- People, their seats and accounts, and how they sign in. On a cluster these are reference tables: whoever signs in is
-- looked up before it is known in which city he acts.

-- A person, who may hold seats in several bodies.
create table person (
  id uuid primary key,
  name text not null,
  -- A person has a name.
  constraint person_name_check check (length(name) between 1 and 100)
);
alter table person enable row level security;
alter table person force row level security;
-- Whoever makes an account enters its person.
create policy entered on person for insert to api_city, api_county, api_town with check (true);
-- A person sees only himself.
create policy self on person for select to api_city, api_county, api_town using (id = current_person_id());
-- Signing in needs the name.
create policy door on person for select to api_auth using (true);
-- The owner loads people.
create policy maintenance on person for all to app_owner using (true) with check (true);
-- People are entered, never changed or deleted.
grant select, insert on person to api_city, api_county, api_town;
-- Signing in reads only.
grant select on person to api_auth;

-- An account by which a person signs in. Its full name is "<name>.<code of its body>".
create table account (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  person_id uuid not null,
  person_name text not null,
  name varchar(32) not null,
  state varchar(16) not null,
  founding boolean not null,
  password_hash text,
  password_version int not null,
  control_version int not null,
  created_at timestamptz not null,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint account_own unique (city_id, tenant_id, id),
  -- Names are the body's own: a name that is taken tells nothing of other bodies.
  constraint account_name unique (city_id, tenant_id, name),
  -- An account belongs to a person.
  constraint account_person foreign key (person_id) references person (id),
  -- A name can be typed on any keyboard and has no full stop, which parts it from the code.
  constraint account_name_check check (name ~ '^[a-z][a-z0-9-]{0,31}$'),
  -- An account works or it does not.
  constraint account_state_check check (state in ('ACTIVE', 'DISABLED'))
);
-- A body is founded once.
create unique index account_founding on account (city_id, tenant_id) where founding;
call secure_tenant_table('account');
-- The parent's ADMIN makes the first account of a new body, and never sees it again.
create policy parent_founds on account for insert to api_city, api_county
  with check (parent_id = current_tenant_id() and founding);
-- Signing in needs every account.
create policy door on account for select to api_auth using (true);
-- A person changes his own password.
create policy door_changes on account for update to api_auth using (true) with check (true);
-- The hash of a password is read by the door only, and an account is never deleted.
revoke select, update, delete on account from api_city, api_county, api_town;
-- All but the hash.
grant select (city_id, id, county_id, parent_id, tenant_id, reach, person_id, person_name, name, state, founding,
  password_version, control_version, created_at) on account to api_city, api_county, api_town;
-- The ADMIN disables and enables an account, gives it another password, and says that he had it in his hand.
grant update (state, password_hash, password_version, control_version) on account to api_city, api_county, api_town;
-- Signing in reads.
grant select on account to api_auth;
-- A person changes his own password, and nothing else of his account.
grant update (password_hash, password_version) on account to api_auth;

-- What an OIDC issuer calls a person. The same subject may be linked in several bodies, none of which learns of the others.
create table identity (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  primary key (city_id, id),
  -- Within a body a subject is one account.
  constraint identity_subject unique (city_id, tenant_id, issuer, subject),
  -- The account is one of the same body.
  constraint identity_account foreign key (city_id, tenant_id, account_id) references account (city_id, tenant_id, id),
  -- Issuers and subjects are bounded by the standard.
  constraint identity_length_check check (length(issuer) between 1 and 255 and length(subject) between 1 and 255)
);
create index identity_account_index on identity (city_id, account_id, linked_at, id);
create index identity_door_index on identity (issuer, subject);
call secure_tenant_table('identity');
-- A token of an issuer is looked up without knowing the body.
create policy door on identity for select to api_auth using (true);
-- An identity is linked and unlinked, never changed.
revoke update on identity from api_city, api_county, api_town;
-- Signing in reads only.
grant select on identity to api_auth;

-- A seat: in which body a person acts, and in which roles. The account may be another body's: then the seat counts while
-- that body's ADMIN has not had the account in his hand since it was taken (`control_version` is still the account's). No key
-- refers to that account: it may be in another city.
create table seat (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  account_id uuid,
  held_by_city_id bigint,
  held_by_account_id uuid,
  control_version int,
  person_id uuid not null,
  person_name text not null,
  roles text[] not null,
  state varchar(16) not null,
  founding boolean not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (city_id, id),
  -- A seat belongs to a person.
  constraint seat_person foreign key (person_id) references person (id),
  -- The account, where the body has made it, is one of the same body.
  constraint seat_account foreign key (city_id, tenant_id, account_id) references account (city_id, tenant_id, id),
  -- A seat is acted in through the body's own account or through the one that took it, and then it is known in which state.
  constraint seat_held_by_check check (
    num_nonnulls(held_by_city_id, held_by_account_id, control_version) = case when account_id is null then 3 else 0 end
  ),
  -- A seat has at least one of the eight roles.
  constraint seat_roles_check check (
    cardinality(roles) > 0
    and roles <@ array['ADMIN', 'CHAIR', 'OFFICE', 'COMMITTEE', 'LIAISON', 'MEMBER', 'HANDLER', 'AUDITOR']
  ),
  -- A seat is held or has ended, and then it is known when.
  constraint seat_state_check check (state in ('HELD', 'ENDED') and (state = 'ENDED') = (ended_at is not null)),
  -- The founding seat is that of the founding account.
  constraint seat_founding_check check (account_id is not null or not founding)
);
-- A person holds one seat in a body: the body names the seat.
create unique index seat_held on seat (city_id, tenant_id, person_id) where state = 'HELD';
-- A body is founded once.
create unique index seat_founding on seat (city_id, tenant_id) where founding;
create index seat_tenant_index on seat (city_id, tenant_id, person_name, id);
create index seat_account_index on seat (city_id, account_id, started_at, id);
create index seat_person_index on seat (person_id);
call secure_tenant_table('seat');
-- The parent's ADMIN gives the first account of a new body its seat.
create policy parent_founds on seat for insert to api_city, api_county
  with check (parent_id = current_tenant_id() and founding);
-- Signing in needs every seat of a person.
create policy door on seat for select to api_auth using (true);
-- An invitation that is accepted becomes a seat.
create policy door_accepts on seat for insert to api_auth with check (not founding);
-- A seat that its account has lost ends when another invitation is accepted.
create policy door_ends on seat for update to api_auth using (true) with check (true);
-- Seats end; they are never deleted.
revoke delete on seat from api_city, api_county, api_town;
-- Signing in reads, accepting an invitation adds.
grant select, insert on seat to api_auth;
-- The door ends a seat, and changes nothing else of it.
grant update (state, ended_at) on seat to api_auth;

-- An invitation to a seat: whoever brings its code gets the seat, once. So no body learns which accounts others have.
create table seat_invitation (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  invitee text not null,
  roles text[] not null,
  code_hash bytea not null,
  state varchar(16) not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (city_id, id),
  -- An invitation is for at least one of the eight roles.
  constraint seat_invitation_roles_check check (
    cardinality(roles) > 0
    and roles <@ array['ADMIN', 'CHAIR', 'OFFICE', 'COMMITTEE', 'LIAISON', 'MEMBER', 'HANDLER', 'AUDITOR']
  ),
  -- An invitation is open, accepted or withdrawn.
  constraint seat_invitation_state_check check (state in ('OPEN', 'ACCEPTED', 'WITHDRAWN')),
  -- It says for whom it is meant.
  constraint seat_invitation_invitee_check check (length(invitee) between 1 and 100)
);
create index seat_invitation_tenant_index on seat_invitation (city_id, tenant_id, invited_at, id);
create index seat_invitation_door_index on seat_invitation (code_hash);
call secure_tenant_table('seat_invitation');
-- Whoever brings a code is not of the body yet.
create policy door on seat_invitation for select to api_auth using (true);
-- An invitation is accepted once.
create policy door_accepts on seat_invitation for update to api_auth using (true) with check (state = 'ACCEPTED');
-- Invitations stay on record.
revoke delete on seat_invitation from api_city, api_county, api_town;
-- The door finds an invitation.
grant select on seat_invitation to api_auth;
-- The door marks an invitation as accepted.
grant update (state) on seat_invitation to api_auth;

-- A sign-in (session) with an account in a seat. Its token is known to the caller only.
create table sign_in_session (
  id uuid primary key,
  token_hash bytea not null,
  account_city_id bigint not null,
  account_id uuid not null,
  seat_city_id bigint not null,
  seat_id uuid not null,
  password_version int not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- Tokens are random.
  constraint sign_in_session_token unique (token_hash),
  -- Somebody signed in.
  constraint sign_in_session_account foreign key (account_city_id, account_id) references account (city_id, id),
  -- He acts in a seat.
  constraint sign_in_session_seat foreign key (seat_city_id, seat_id) references seat (city_id, id)
);
create index sign_in_session_account_index on sign_in_session (account_city_id, account_id);
create index sign_in_session_expiry_index on sign_in_session (expires_at);
alter table sign_in_session enable row level security;
alter table sign_in_session force row level security;
-- Only the door knows who is signed in.
create policy door on sign_in_session for all to api_auth using (true) with check (true);
-- The owner may end sessions.
create policy maintenance on sign_in_session for all to app_owner using (true) with check (true);
-- The door begins and ends sessions, and clears away old ones.
grant select, insert, update, delete on sign_in_session to api_auth;

-- Failed attempts to sign in, per account name and per address; both only as hashes, whether they exist or not.
create table sign_in_attempt (
  key text primary key,
  failures int not null,
  counted_since timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_age_index on sign_in_attempt (counted_since);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
-- Only the door counts attempts.
create policy door on sign_in_attempt for all to api_auth using (true) with check (true);
-- The owner may lift a lock.
create policy maintenance on sign_in_attempt for all to app_owner using (true) with check (true);
-- The door counts attempts, and clears away old ones.
grant select, insert, update, delete on sign_in_attempt to api_auth;
