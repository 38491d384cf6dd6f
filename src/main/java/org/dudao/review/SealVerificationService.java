package org.dudao.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dudao.database.DatabaseAway;
import org.dudao.organization.Directory;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialFile;
import org.dudao.submission.MaterialFileService;
import org.dudao.submission.MaterialRepository;
import org.dudao.submission.MaterialStandardTable;
import org.dudao.submission.Round;
import org.dudao.submission.RoundStore;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Computes every seal again and names each round whose content no longer matches its seal or its verdict. */
@Service
class SealVerificationService {

    private static final Logger log = LoggerFactory.getLogger(SealVerificationService.class);

    private final MaterialRepository materials;
    private final RoundStore rounds;
    private final VerdictStore verdicts;
    private final MaterialFileService files;
    private final SubmissionService submissions;
    private final MaterialStandardTable standards;
    private final Directory directory;

    SealVerificationService(
            MaterialRepository materials,
            RoundStore rounds,
            VerdictStore verdicts,
            MaterialFileService files,
            SubmissionService submissions,
            MaterialStandardTable standards,
            Directory directory) {
        this.materials = materials;
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.files = files;
        this.submissions = submissions;
        this.standards = standards;
        this.directory = directory;
    }

    /**
     * The result of a verification.
     *
     * @param unsealed rounds from before seals were introduced; they cannot be verified
     * @param broken a sentence for each round that does not match its seal or is missing
     */
    record Report(int checked, int unsealed, List<String> broken) {}

    /**
     * Verifies all materials one by one. It reads all files, so it takes as long as reading them takes.
     *
     * @throws RuntimeException when the database is away, because this says nothing about the materials
     */
    Report run() {
        var run = new Run();
        materials.findAll().forEach(run::check);
        return new Report(run.checked, run.unsealed, run.broken);
    }

    private final class Run {

        private int checked;
        private int unsealed;
        private final List<String> broken = new ArrayList<>();
        /** By SHA-256, for the files of one material: a file that is in several of its rounds is read once. */
        private final Map<String, Boolean> intactFiles = new HashMap<>();

        void check(Material material) {
            intactFiles.clear();
            try {
                var all =
                        rounds.of(material.number()).stream().collect(Collectors.toMap(Round::number, round -> round));
                var judged = verdicts.of(material.number()).stream()
                        .collect(Collectors.toMap(Verdict::round, verdict -> verdict));
                IntStream.rangeClosed(1, material.handedIn())
                        .forEach(number -> check(material, number, all.get(number), judged.get(number)));
            } catch (RuntimeException e) {
                if (DatabaseAway.isCauseOf(e)) {
                    throw e;
                }
                log.debug("Unreadable: material {}", material.number(), e);
                broken.add("%s：内容已损坏，读不出来。".formatted(nameOf(material)));
            }
        }

        private void check(Material material, int number, @Nullable Round round, @Nullable Verdict verdict) {
            checked++;
            if (round == null) {
                broken.add("%s · 第%d轮不见了。".formatted(nameOf(material), number));
                return;
            }
            unsealed += round.unsealed() ? 1 : 0;
            if (!submissions.isIntact(round) || !hasItsFiles(round)) {
                broken.add("%s · 第%d轮与封存码不符。".formatted(nameOf(material), number));
            } else if (verdict != null && !Objects.equals(verdict.seal(), round.seal())) {
                broken.add("%s · 第%d轮不是审核时的内容。".formatted(nameOf(material), number));
            }
        }

        private boolean hasItsFiles(Round round) {
            return files.ofRound(round.material(), round.number()).stream().allMatch(this::isIntact);
        }

        private boolean isIntact(MaterialFile file) {
            var earlier = intactFiles.get(file.sha256());
            if (earlier != null) {
                return earlier;
            }
            boolean intact = files.isIntact(file);
            intactFiles.put(file.sha256(), intact);
            return intact;
        }
    }

    private String nameOf(Material material) {
        return "%s · %s（材料编号 %d）"
                .formatted(directory.nameOf(material.owner()), standards.nameOf(material), material.number());
    }
}
