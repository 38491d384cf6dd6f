package org.dudao.submission;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is due from whom, and what has been handed in. */
@Service
@Transactional
public class Submissions {

    private final Materials materials;
    private final Clock clock;

    Submissions(Materials materials, Clock clock) {
        this.materials = materials;
        this.clock = clock;
    }

    /** The material that is to be handed in now: expected for the first time, or again after it came back. */
    Material expect(MaterialKey key) {
        return find(key).orElseGet(() -> materials.save(Material.expected(key)));
    }

    /** @throws MaterialRefused when it is not expected now */
    void handIn(MaterialKey key, Answers answers, String login) {
        var material = get(key);
        material.handIn(answers, login, clock.instant());
        materials.save(material);
    }

    /** @throws IllegalStateException when nothing of the kind was ever expected */
    public Material get(MaterialKey key) {
        return find(key).orElseThrow(() -> new IllegalStateException("Never expected: " + key));
    }

    /** Whether it has been handed in and accepted, and was not reopened since. */
    public boolean isAccepted(MaterialKey key) {
        return find(key).filter(Material::isAccepted).isPresent();
    }

    private Optional<Material> find(MaterialKey key) {
        return materials.findByCampaignAndOwnerAndStageAndKind(key.campaign(), key.owner(), key.stage(), key.kind());
    }
}
