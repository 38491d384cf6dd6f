package org.dudao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

/** Everything that is handed in. */
public interface MaterialRepository extends ListCrudRepository<Material, Long> {

    /**
     * Asked for at every step of a material, so that its query is not put together anew each time.
     *
     * @param owner the candidate group that hands it in
     */
    @Query(
            """
            select * from dudao.material
            where campaign = :campaign and owner = :owner and stage = :stage and kind = :kind and part = :part""")
    Optional<Material> find(String campaign, String owner, int stage, String kind, String part);

    /**
     * Its reader looks into the round; from now on it stays handed in. Nothing happens when somebody has looked already, and
     * several who look at the same moment do not collide.
     */
    @Modifying
    @Query(
            """
            update dudao.material set opened_by = :by, opened_at = :at, version = version + 1
            where id = :id and state = 'UNDER_REVIEW' and opened_at is null""")
    void open(@Param("id") long id, @Param("by") String by, @Param("at") Instant at);

    List<Material> findByCampaignAndOwnerAndStage(String campaign, String owner, int stage);
}
