package org.dudao.organization;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** All supervision groups. */
public interface SupervisionGroupRepository extends ListCrudRepository<SupervisionGroup, String> {

    List<SupervisionGroup> findAllByOrderByCode();
}
