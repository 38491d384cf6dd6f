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
}
