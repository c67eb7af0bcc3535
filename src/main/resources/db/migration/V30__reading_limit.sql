-- Who is limited in what they read. Owned by org.interpres.publish. A limit used to be its articles:
-- taking the last one away gave the account all of them.
create table reading_limit (
  account  text  primary key
);

insert into reading_limit (account)
select distinct account from reading_scope;

alter table reading_scope add foreign key (account) references reading_limit (account)
  on delete cascade;

grant select, insert, update, delete on reading_limit to ${app_role};
