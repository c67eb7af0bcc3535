-- Who works on what, until when, and the order in which work is shown. Owned by
-- org.interpres.review. The audit trail holds the history; these tables hold what is.

-- That somebody works on a step of a translation, so that nobody else does.
create table claim (
  translation_id  bigint      not null references translation (id),
  step            text        not null,
  account         text        not null,
  -- Who assigned it; null where the account took it itself.
  assigned_by     text,
  taken_at        timestamptz not null,
  -- Null for what was assigned: that holds until it is released.
  expires_at      timestamptz,
  primary key (translation_id, step),
  check ((assigned_by is null) <> (expires_at is null))
);

create index claim_account on claim (account, translation_id);

create table due_date (
  translation_id  bigint      primary key references translation (id),
  due_at          timestamptz not null,
  set_by          text        not null,
  set_at          timestamptz not null,
  -- When the team was told that it is late, and when that was last tried.
  told_at         timestamptz,
  tried_at        timestamptz
);

create index due_date_untold on due_date (due_at) where told_at is null;

-- One row a translation, kept by the triggers below, so that a page of the queue is a scan of an
-- index however many translations there are.
create table queue_place (
  translation_id  bigint      primary key references translation (id),
  article         text        not null,
  locale          text        not null,
  state           text        not null,
  -- Ascending in the order of urgency: rank of the state, due date, risk, age.
  rank            smallint    not null,
  due_at          timestamptz not null,
  ease            smallint    not null,
  since           timestamptz not null,
  -- The steps in which somebody can do something now.
  open_steps      text[]      not null default '{}'
);

create index queue_place_order on queue_place (rank, due_at, ease, since, translation_id);
create index queue_place_state on queue_place (state, rank, due_at, ease, since, translation_id);
create index queue_place_locale on queue_place (locale, rank, due_at, ease, since, translation_id);
create index queue_place_article
  on queue_place (article, rank, due_at, ease, since, translation_id);

-- A step is open while the steps before have approved segments that it has not, or when all is
-- approved in it and only its signature is missing.
create function open_steps(asked bigint) returns text[] language sql stable as $$
  select coalesce(array_agg(step.name order by step.place), '{}')
  from review v
  cross join lateral unnest(v.steps) with ordinality as step (name, place)
  where v.translation_id = asked and (
    v.decided[step.place]
      < case when step.place = 1 then v.segments else v.decided[step.place - 1] end
    or (v.decided[step.place] = v.segments
      and not exists (
        select from signature s
        where s.translation_id = asked and s.step = step.name and s.voided_at is null)
      and (select count(*) from signature s
           where s.translation_id = asked and s.voided_at is null
             and s.step = any (v.steps[:step.place - 1])) = step.place - 1))
$$;

create function place_in_queue(asked bigint) returns void language sql as $$
  insert into queue_place
    (translation_id, article, locale, state, rank, due_at, ease, since, open_steps)
  select t.id, t.article, t.locale, t.state,
    case t.state
      when 'FAILED' then 0
      when 'IN_REVIEW' then 1
      when 'APPROVED' then 2
      when 'QUEUED' then 3
      when 'TRANSLATING' then 3
      else 4 end,
    coalesce(d.due_at, '9999-12-31T00:00:00Z'),
    3 - case when t.state = 'IN_REVIEW' and v.open_critical > 0 then 2 else 0 end
      - case when t.state = 'IN_REVIEW' and v.undecided_critical > 0 then 1 else 0 end,
    t.created_at,
    case when t.state = 'IN_REVIEW' then open_steps(t.id) else '{}' end
  from translation t
  left join review v on v.translation_id = t.id
  left join due_date d on d.translation_id = t.id
  where t.id = asked
  on conflict (translation_id) do update
  set state = excluded.state, rank = excluded.rank, due_at = excluded.due_at,
    ease = excluded.ease, open_steps = excluded.open_steps
  where (queue_place.state, queue_place.rank, queue_place.due_at, queue_place.ease,
      queue_place.open_steps)
    is distinct from
      (excluded.state, excluded.rank, excluded.due_at, excluded.ease, excluded.open_steps)
$$;

create function keep_place_of_translation() returns trigger language plpgsql as $$
begin
  perform place_in_queue(new.id);
  return null;
end $$;

create function keep_place() returns trigger language plpgsql as $$
begin
  perform place_in_queue(case when tg_op = 'DELETE' then old.translation_id
    else new.translation_id end);
  return null;
end $$;

create trigger translation_place after insert or update of state on translation
  for each row execute function keep_place_of_translation();
create trigger review_place after insert or update on review
  for each row execute function keep_place();
create trigger signature_place after insert or update on signature
  for each row execute function keep_place();
create trigger due_date_place after insert or update of due_at or delete on due_date
  for each row execute function keep_place();

select place_in_queue(id) from translation;

grant select, insert, update, delete on claim, due_date to ${app_role};
grant select, insert, update on queue_place to ${app_role};
