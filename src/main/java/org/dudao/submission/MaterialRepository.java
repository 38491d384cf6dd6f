package org.dudao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** All materials. */
public interface MaterialRepository extends ListCrudRepository<Material, Long> {

    /**
     * Every step of a material runs this query; its text is fixed so that Spring Data does not build it on each call.
     *
     * @param owner the candidate group that hands it in
     */
    @Query(
            """
            select * from dudao.material
            where campaign = :campaign and owner = :owner and stage = :stage and kind = :kind and part = :part""")
    Optional<Material> find(String campaign, String owner, int stage, String kind, String part);

    /**
     * Records that a reader has opened the round, which can then no longer be withdrawn. Does nothing when it was opened before.
     * Concurrent calls do not fail with an optimistic locking exception.
     */
    @Modifying
    @Query(
            """
            update dudao.material set opened_by = :by, opened_at = :at, version = version + 1
            where id = :id and state = 'UNDER_REVIEW' and opened_at is null""")
    void open(@Param("id") long id, @Param("by") String by, @Param("at") Instant at);

    /** Other materials of this stage or a later one that the process asked for after a time, and that have been handed in. */
    @Query(
            """
            select * from dudao.material
            where campaign = :campaign and owner = :owner and stage >= :stage and id <> :except
              and expected_at > :after and handed_in > 0 order by id""")
    List<Material> handedInAfter(
            @Param("campaign") String campaign,
            @Param("owner") String owner,
            @Param("stage") int stage,
            @Param("except") long except,
            @Param("after") Instant after);

    List<Material> findByCampaignAndOwnerAndStage(String campaign, String owner, int stage);
}
