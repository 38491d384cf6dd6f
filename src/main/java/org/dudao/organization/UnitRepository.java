package org.dudao.organization;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** All units of the organisation. */
public interface UnitRepository extends ListCrudRepository<Unit, String> {

    /** Without dissolved units. */
    @Query("select * from dudao.unit where dissolved_at is null order by code")
    List<Unit> findAllByOrderByCode();

    /** Locks the unit until the end of the transaction and returns the code of its supervision group. */
    @Query("select supervision_group from dudao.unit where code = :code for share")
    Optional<String> lockAndFindSupervisionGroup(@Param("code") String code);
}
