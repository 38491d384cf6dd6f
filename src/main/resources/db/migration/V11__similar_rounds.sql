-- Whose material a round was found to resemble when it was handed in.
create table dudao.similar_round (
    material       bigint not null,
    round          int    not null,
    other_material bigint references dudao.material,
    other_round    int,
    source         text   not null,
    share          double precision not null,
    foreign key (material, round) references dudao.material_round
);
create index similar_round_round on dudao.similar_round (material, round);
comment on column dudao.similar_round.other_material is 'null where the campaign''s own plan was copied';
comment on column dudao.similar_round.share is 'part of the round''s characters that stand in the other text too, 0 to 1';
