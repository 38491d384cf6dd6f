package org.dudao.organization;

import org.springframework.data.repository.ListCrudRepository;

/** Everybody who takes part, by login. */
public interface People extends ListCrudRepository<Person, String> {}
