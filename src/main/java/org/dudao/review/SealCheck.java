package org.dudao.review;

import java.util.ArrayList;
import java.util.List;
import org.dudao.organization.Directory;
import org.dudao.submission.MaterialFiles;
import org.dudao.submission.MaterialStandards;
import org.dudao.submission.Materials;
import org.dudao.submission.Round;
import org.dudao.submission.Rounds;
import org.dudao.submission.Submissions;
import org.springframework.stereotype.Service;

/** Computes every seal again, and names what is no longer what was handed in. */
@Service
class SealCheck {

    private final Materials materials;
    private final Rounds rounds;
    private final MaterialFiles files;
    private final Submissions submissions;
    private final MaterialStandards standards;
    private final Directory directory;

    SealCheck(
            Materials materials,
            Rounds rounds,
            MaterialFiles files,
            Submissions submissions,
            MaterialStandards standards,
            Directory directory) {
        this.materials = materials;
        this.rounds = rounds;
        this.files = files;
        this.submissions = submissions;
        this.standards = standards;
        this.directory = directory;
    }

    /**
     * What a check found.
     *
     * @param unsealed rounds from before there were seals, which nobody can vouch for
     * @param broken a sentence for each round that is not as it was sealed
     */
    record Report(int checked, int unsealed, List<String> broken) {}

    /** Goes through all materials one by one; files are read whole, so it takes as long as reading them does. */
    Report run() {
        int checked = 0;
        int unsealed = 0;
        var broken = new ArrayList<String>();
        for (var material : materials.findAll()) {
            for (var round : rounds.of(material.number())) {
                checked++;
                unsealed += round.seal() == null ? 1 : 0;
                if (!submissions.isIntact(round) || !hasItsFiles(round)) {
                    broken.add("%s · %s · 第%d轮（材料编号 %d）与封存码不符。"
                            .formatted(
                                    directory.nameOf(material.owner()),
                                    standards.of(material.kind()).name(),
                                    round.number(),
                                    material.number()));
                }
            }
        }
        return new Report(checked, unsealed, broken);
    }

    private boolean hasItsFiles(Round round) {
        return files.ofRound(round.material(), round.number()).stream().allMatch(files::isIntact);
    }
}
