-- On which other sites a video may be shown in a frame. Whoever may watch it may watch it here, whatever this says.
alter table content.videos
  add column embedding text not null default 'everywhere' check (embedding in ('everywhere', 'sites', 'nowhere')),
  -- Hosts as a content security policy names them: `example.org`, `*.example.org`, `localhost:8080`.
  add column embed_sites text[] not null default '{}' check (cardinality(embed_sites) <= 50);
