package org.dudao.organization;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** All supervision groups. */
public interface SupervisionGroups extends ListCrudRepository<SupervisionGroup, String> {

    List<SupervisionGroup> findAllByOrderByCode();
}
