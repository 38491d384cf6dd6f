package org.dudao.campaign;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

interface CampaignRepository extends ListCrudRepository<Campaign, String> {

    @Query("select nextval('dudao.campaign_number')")
    long nextNumber();

    /**
     * Holds the campaign as it is until the end of the transaction, together with everybody else who does. Opening a stage
     * waits for them: a unit either sees the stage open, or waits where the opening will find it.
     */
    @Query("select id from dudao.campaign where id = :id for share")
    Optional<String> holdAsItIs(@Param("id") String id);

    @Query(
            """
            select exists (
              select from dudao.enrolment
              where campaign = :campaign and 'unit-' || unit = :candidateGroup and excused_at is not null)""")
    boolean isExcused(@Param("campaign") String campaign, @Param("candidateGroup") String candidateGroup);

    /** The newest that is under way and has this unit in it, unless it is excused. */
    @Query(
            """
            select c.* from dudao.campaign c join dudao.enrolment e on e.campaign = c.id
            where e.unit = :unit and e.started and e.excused_at is null and c.state = 'APPROVED'
            order by split_part(c.id, '-', 2)::int desc limit 1""")
    Optional<Campaign> findUnderWayOf(@Param("unit") String unit);

    /** The newest that is under way. */
    @Query("select * from dudao.campaign where state = 'APPROVED' order by split_part(id, '-', 2)::int desc limit 1")
    Optional<Campaign> findUnderWay();
}
