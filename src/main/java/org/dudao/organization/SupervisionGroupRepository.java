package org.dudao.organization;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All supervision groups. */
public interface SupervisionGroupRepository extends ListCrudRepository<SupervisionGroup, String> {

    List<SupervisionGroup> findAllByOrderByCode();

    /** The groups that supervise at least one unit. */
    @Query(
            """
            select * from dudao.supervision_group g
            where exists (select from dudao.unit u where u.supervision_group = g.code and u.dissolved_at is null)
            order by code""")
    List<SupervisionGroup> findWithUnits();
}
