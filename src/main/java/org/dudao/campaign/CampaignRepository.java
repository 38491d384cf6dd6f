package org.dudao.campaign;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

interface CampaignRepository extends ListCrudRepository<Campaign, String> {

    @Query("select nextval('dudao.campaign_number')")
    long nextNumber();

    /**
     * Locks the campaign's row in shared mode until the end of the transaction. Opening a stage waits for this lock: a
     * unit either finds the stage open, or is already waiting when the stage opens.
     */
    @Query("select id from dudao.campaign where id = :id for share")
    Optional<String> lockShared(@Param("id") String id);

    @Query(
            """
            select exists (
              select from dudao.enrolment
              where campaign = :campaign and 'unit-' || unit = :candidateGroup and excused_at is not null)""")
    boolean isExcused(@Param("campaign") String campaign, @Param("candidateGroup") String candidateGroup);

    /** The newest running campaign in which the unit is enrolled and not excused. */
    @Query(
            """
            select c.* from dudao.campaign c join dudao.enrolment e on e.campaign = c.id
            where e.unit = :unit and e.started and e.excused_at is null and c.state = 'APPROVED'
            order by split_part(c.id, '-', 2)::int desc limit 1""")
    Optional<Campaign> findUnderWayOf(@Param("unit") String unit);

    /** The newest running campaign. */
    @Query("select * from dudao.campaign where state = 'APPROVED' order by split_part(id, '-', 2)::int desc limit 1")
    Optional<Campaign> findUnderWay();
}
