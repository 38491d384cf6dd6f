package org.dudao.submission;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Materials and their rounds: expects them, hands them in, withdraws them. */
@Service
@Transactional
public class SubmissionService {

    /** The maximum number of characters of a round's text. */
    public static final int LONGEST_TEXT = 50_000;

    private final MaterialRepository materials;
    private final RoundStore rounds;
    private final MaterialFileService files;
    private final List<HandInRule> handInRules;
    private final SubmissionWorkflow workflow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmissionService(
            MaterialRepository materials,
            RoundStore rounds,
            MaterialFileService files,
            List<HandInRule> handInRules,
            SubmissionWorkflow workflow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.materials = materials;
        this.rounds = rounds;
        this.files = files;
        this.handInRules = handInRules;
        this.workflow = workflow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns the material of this key and creates it if there is none. Copies the files of the last round, if there was one, to
     * the next round.
     *
     * @param partName the name of the key's part; empty if there is none
     */
    Material expect(MaterialKey key, String partName) {
        var material = find(key).orElseGet(() -> materials.save(Material.expected(key, partName, clock.instant())));
        files.carryOver(material.number(), material.handedIn(), material.handedIn() + 1);
        return material;
    }

    /**
     * Hands a round in and seals it.
     *
     * @throws Refusal when the material is not expected now, or when a {@link HandInRule} refuses the round; then nothing is stored
     */
    void handIn(MaterialKey key, HandInContent content, String login) {
        var material = get(key);
        material.handIn();
        // Locks the material's row: from here on no file of this round can be added or removed.
        materials.save(material);
        var attached = files.ofRound(material.number(), material.handedIn());
        requireNoObjection(new HandIn(material, content, attached));
        var round = new Round(
                material.number(),
                material.handedIn(),
                login,
                // PostgreSQL stores microseconds, and the seal must match the stored value.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                content.text(),
                content.answers(),
                content.replies(),
                null,
                false,
                null);
        var sealed = round.sealed(Seal.of(round, attached));
        rounds.add(sealed);
        events.publishEvent(new RoundHandedIn(material, sealed));
    }

    private void requireNoObjection(HandIn handIn) {
        handInRules.stream()
                .flatMap(rule -> rule.refusal(handIn).stream())
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** Withdraws the last round, which no reader has opened yet. */
    public void withdraw(long number) {
        var material = get(number);
        material.withdraw();
        materials.save(material);
        rounds.withdraw(number, material.handedIn(), clock.instant());
        workflow.withdraw(material.key());
        events.publishEvent(new RoundWithdrawn(material));
    }

    /** Records that a reader has opened the round under review. */
    public void open(MaterialKey key, String login) {
        materials.open(get(key).number(), login, clock.instant());
    }

    /** @throws IllegalStateException when the material was never expected */
    public Material get(MaterialKey key) {
        return find(key).orElseThrow(() -> new IllegalStateException("Never expected: " + key));
    }

    /** @throws Refusal NOT_FOUND when there is no material with this number */
    public Material get(long number) {
        return materials
                .findById(number)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的材料。".formatted(number)));
    }

    /** Whether it has been accepted and not reopened since. */
    public boolean isAccepted(MaterialKey key) {
        return find(key).filter(Material::isAccepted).isPresent();
    }

    /** The materials of a stage, in the order in which they were created. */
    public List<Material> ofStage(String campaign, String owner, int stage) {
        return materials.findByCampaignAndOwnerAndStage(campaign, owner, stage).stream()
                .sorted(comparing(Material::number))
                .toList();
    }

    /** The materials of a stage of these kinds, in the order of the kinds. */
    public List<Material> ofStage(String campaign, String owner, int stage, List<String> kinds) {
        return ofStage(campaign, owner, stage).stream()
                .filter(material -> kinds.contains(material.kind()))
                .sorted(comparing(material -> kinds.indexOf(material.kind())))
                .toList();
    }

    /** The materials of a stage that are not finished. */
    public List<Material> outstanding(String campaign, String owner, int stage) {
        return ofStage(campaign, owner, stage).stream()
                .filter(Material::isOutstanding)
                .toList();
    }

    /** See {@link Material#putOff}. */
    public void putOff(MaterialKey key) {
        var material = get(key);
        material.putOff();
        materials.save(material);
    }

    /** See {@link Material#takeUpAgain}. */
    public void takeUpAgain(MaterialKey key) {
        var material = get(key);
        material.takeUpAgain();
        materials.save(material);
    }

    /** The last round, even if it was withdrawn. The next round starts with its content. */
    public Optional<Round> lastRound(Material material) {
        return rounds.of(material.number(), material.handedIn());
    }

    /**
     * Whether the stored round still has the content of its seal. A round from before seals were introduced counts as intact. Does
     * not read the files' content: see {@link #hasItsFiles}.
     */
    public boolean isIntact(Round round) {
        return round.seal() == null
                ? round.unsealed()
                : round.seal().equals(Seal.of(round, files.ofRound(round.material(), round.number())));
    }

    /** Whether the stored files of the round still have the SHA-256 of the uploads. Reads all of them. */
    public boolean hasItsFiles(Round round) {
        return files.ofRound(round.material(), round.number()).stream().allMatch(files::isIntact);
    }

    /** The list that the seal is computed over, from the data that is stored now. */
    public String sealedList(Round round) {
        return Seal.list(round, files.ofRound(round.material(), round.number()));
    }

    private Optional<Material> find(MaterialKey key) {
        return materials.find(key.campaign(), key.owner(), key.stage(), key.kind(), key.part());
    }
}
