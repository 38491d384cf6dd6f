package org.dudao.submission;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Everything that is handed in. */
public interface Materials extends ListCrudRepository<Material, Long> {

    /** @param owner the candidate group that hands it in */
    Optional<Material> findByCampaignAndOwnerAndStageAndKind(String campaign, String owner, int stage, String kind);

    List<Material> findByCampaignAndOwnerAndStage(String campaign, String owner, int stage);
}
