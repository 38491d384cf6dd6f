package org.dudao.opinion;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** The register of opinions. */
interface OpinionRepository extends ListCrudRepository<Opinion, Long> {

    List<Opinion> findByLedgerItemOrderByNumber(long ledgerItem);

    /**
     * The opinions of a campaign whose processes are not started yet, in the order of entry. Locks the rows and skips rows that
     * another transaction has locked.
     */
    @Query(
            """
            select * from dudao.opinion where campaign = :campaign and not begun order by number limit :limit
            for update skip locked""")
    List<Opinion> lockNotStarted(@Param("campaign") String campaign, @Param("limit") int limit);

    /** Moves the unfinished opinions of a unit from one supervision group to another. */
    @Modifying
    @Query(
            """
            update dudao.opinion set
              handler = case when handler = :fromGroup then :toGroup else handler end,
              holder = case when holder = :fromGroup then :toGroup else holder end,
              version = version + 1
            where unit = :unit and (handler = :fromGroup or holder = :fromGroup) and state <> 'FED_BACK'""")
    void move(@Param("unit") String unit, @Param("fromGroup") String fromGroup, @Param("toGroup") String toGroup);
}
