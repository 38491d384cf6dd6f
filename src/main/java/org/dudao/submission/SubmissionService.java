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

/** What is due from whom, and what has been handed in. */
@Service
@Transactional
public class SubmissionService {

    /** The most characters that a round's text may have. */
    public static final int LONGEST_TEXT = 50_000;

    private final MaterialRepository materials;
    private final RoundStore rounds;
    private final MaterialFileService files;
    private final MaterialStandardTable standards;
    private final SubmissionWorkflow workflow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmissionService(
            MaterialRepository materials,
            RoundStore rounds,
            MaterialFileService files,
            MaterialStandardTable standards,
            SubmissionWorkflow workflow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.materials = materials;
        this.rounds = rounds;
        this.files = files;
        this.standards = standards;
        this.workflow = workflow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The material that is to be handed in now: expected for the first time, or again after it came back; then the files of
     * the round before lie ready for the next.
     *
     * @param partName the key's part as people call it; empty where there is none
     */
    Material expect(MaterialKey key, String partName) {
        var material = find(key).orElseGet(() -> materials.save(Material.expected(key, partName)));
        files.carryOver(material.number(), material.handedIn(), material.handedIn() + 1);
        return material;
    }

    /** @throws Refusal when it is not expected now, lacks files that its standard asks for, or for what whoever hears of it says */
    void handIn(MaterialKey key, HandInContent handIn, String login) {
        var material = get(key);
        material.handIn();
        materials.save(material);
        var attached = files.ofRound(material.number(), material.handedIn());
        standards.of(key.kind()).requireFiles(attached.size());
        var round = new Round(
                material.number(),
                material.handedIn(),
                login,
                // As exact as the database keeps it: the seal is over what is stored.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                handIn.text(),
                handIn.answers(),
                handIn.replies(),
                null,
                false,
                null);
        var sealed = round.sealed(Seal.of(round, attached));
        rounds.add(sealed);
        events.publishEvent(new RoundHandedIn(material, sealed));
    }

    /** Takes the last round back, which nobody has read yet. */
    public void withdraw(long number) {
        var material = get(number);
        material.withdraw();
        materials.save(material);
        rounds.withdraw(number, material.handedIn(), clock.instant());
        workflow.withdraw(material.key());
        events.publishEvent(new RoundWithdrawn(material));
    }

    /** The reader looks into the round that waits for them. */
    public void open(MaterialKey key, String login) {
        materials.open(get(key).number(), login, clock.instant());
    }

    /** @throws IllegalStateException when nothing of the kind was ever expected */
    public Material get(MaterialKey key) {
        return find(key).orElseThrow(() -> new IllegalStateException("Never expected: " + key));
    }

    /** @throws Refusal NOT_FOUND when there is no material of this number */
    public Material get(long number) {
        return materials
                .findById(number)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的材料。".formatted(number)));
    }

    /** Whether it has been handed in and accepted, and was not reopened since. */
    public boolean isAccepted(MaterialKey key) {
        return find(key).filter(Material::isAccepted).isPresent();
    }

    /** What a stage has had so far, in the order in which it was asked for. */
    public List<Material> ofStage(String campaign, String owner, int stage) {
        return materials.findByCampaignAndOwnerAndStage(campaign, owner, stage).stream()
                .sorted(comparing(Material::number))
                .toList();
    }

    /** What a stage has had of these kinds so far, in their order. */
    public List<Material> ofStage(String campaign, String owner, int stage, List<String> kinds) {
        return ofStage(campaign, owner, stage).stream()
                .filter(material -> kinds.contains(material.kind()))
                .sorted(comparing(material -> kinds.indexOf(material.kind())))
                .toList();
    }

    /** Everything of a stage that is still waited for. */
    public List<Material> outstanding(String campaign, String owner, int stage) {
        return ofStage(campaign, owner, stage).stream()
                .filter(Material::isOutstanding)
                .toList();
    }

    /** What is asked for cannot be done now. */
    public void putOff(MaterialKey key) {
        var material = get(key);
        material.putOff();
        materials.save(material);
    }

    /** What could not be done can be done now. */
    public void takeUpAgain(MaterialKey key) {
        var material = get(key);
        material.takeUpAgain();
        materials.save(material);
    }

    /** The last round that was handed in, even if it was withdrawn: what the next one starts from. */
    public Optional<Round> lastRound(Material material) {
        return rounds.of(material.number(), material.handedIn());
    }

    /**
     * Whether what is stored of this round is still what was sealed, as far as its list says; a round from before there were
     * seals is taken as it is. The bytes of files are not read: see {@link #hasItsFiles}.
     */
    public boolean isIntact(Round round) {
        return round.seal() == null
                ? round.unsealed()
                : round.seal().equals(Seal.of(round, files.ofRound(round.material(), round.number())));
    }

    /** Whether the bytes of the round's files are still those that were uploaded. Reads them all. */
    public boolean hasItsFiles(Round round) {
        return files.ofRound(round.material(), round.number()).stream().allMatch(files::isIntact);
    }

    /** The list that the round's seal is the SHA-256 of, as it follows from what is stored now. */
    public String sealedList(Round round) {
        return Seal.list(round, files.ofRound(round.material(), round.number()));
    }

    private Optional<Material> find(MaterialKey key) {
        return materials.find(key.campaign(), key.owner(), key.stage(), key.kind(), key.part());
    }
}
