package org.dudao.organization;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** All units of the organisation. */
public interface UnitRepository extends ListCrudRepository<Unit, String> {

    List<Unit> findAllByOrderByCode();

    /** The code of the unit's group, which nobody changes until the end of the transaction. */
    @Query("select supervision_group from dudao.unit where code = :code for share")
    Optional<String> lockAndFindSupervisionGroup(@Param("code") String code);
}
