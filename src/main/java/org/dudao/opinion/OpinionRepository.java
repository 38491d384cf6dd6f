package org.dudao.opinion;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** Every opinion that was heard. */
interface OpinionRepository extends ListCrudRepository<Opinion, Long> {

    List<Opinion> findByLedgerItemOrderByNumber(long ledgerItem);

    /**
     * Those of a campaign that have not begun, in the order in which they came in, without those that somebody else is just
     * about to begin.
     */
    @Query(
            """
            select * from dudao.opinion where campaign = :campaign and not begun order by number limit :limit
            for update skip locked""")
    List<Opinion> notBegun(@Param("campaign") String campaign, @Param("limit") int limit);

    /** A unit has moved to another supervision group, and takes along what lies there of it. */
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
