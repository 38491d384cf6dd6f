-- Words that the office has added for the headings of imported sheets. Built-in words are in the program.
create table dudao.sheet_heading (
  sheet text not null,
  word text not null check (word <> ''),
  heading text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (sheet, word)
);
comment on column dudao.sheet_heading.sheet is 'name of the kind of sheet, such as 台账';
comment on column dudao.sheet_heading.word is 'without blanks, as people write it';
comment on column dudao.sheet_heading.heading is 'the column that the word means';
