package org.dudao.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialRepository;
import org.dudao.submission.SubmissionService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a wrong acceptance back. The same round with its seal is under review again; the unit does nothing. The reader may do it for
 * some time, the office also afterwards. Nobody may do it once something was built on the acceptance; then the office can ask for
 * one more round.
 */
@Service
@Transactional
@EnableConfigurationProperties(ReviewSettings.class)
class AcceptanceWithdrawalService {

    private static final int LONGEST_REASON = 2000;

    private final SubmissionService submissions;
    private final MaterialRepository materials;
    private final VerdictStore verdicts;
    private final FindingStore findings;
    private final ReviewWorkflow workflow;
    private final ReviewService reviews;
    private final CampaignService campaigns;
    private final Directory directory;
    private final List<AcceptanceWithdrawalRule> rules;
    private final ReviewSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AcceptanceWithdrawalService(
            SubmissionService submissions,
            MaterialRepository materials,
            VerdictStore verdicts,
            FindingStore findings,
            ReviewWorkflow workflow,
            ReviewService reviews,
            CampaignService campaigns,
            Directory directory,
            List<AcceptanceWithdrawalRule> rules,
            ReviewSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.materials = materials;
        this.verdicts = verdicts;
        this.findings = findings;
        this.workflow = workflow;
        this.reviews = reviews;
        this.campaigns = campaigns;
        this.directory = directory;
        this.rules = rules;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal when this person may not take the acceptance back, or not any more */
    void withdraw(long number, String reason, String by) {
        var material = submissions.get(number);
        refusal(material, by).ifPresent(refusal -> {
            throw refusal;
        });
        requireReason(reason);
        var verdict = verdicts.acceptanceOf(material).orElseThrow();
        var settled = findings.settledIn(number, verdict.round());
        material.takeAcceptanceBack(verdict.reviewer(), clock.instant());
        materials.save(material);
        verdicts.withdraw(verdict, settled, reason.strip(), by, clock.instant());
        findings.uncheck(number, verdict.round());
        workflow.readAgain(material);
        events.publishEvent(new AcceptanceWithdrawn(material, verdict.reviewer(), by, reason.strip()));
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw ReviewRefusal.wrong("请写明为什么撤回通过。");
        }
        if (reason.length() > LONGEST_REASON) {
            throw ReviewRefusal.wrong("撤回通过的理由最多 %d 个字。".formatted(LONGEST_REASON));
        }
    }

    /** Whether this person can take the acceptance of this material back now. */
    boolean allows(long number, String by) {
        return refusal(submissions.get(number), by).isEmpty();
    }

    /** Why this person cannot take the acceptance of this material back; empty if they can. */
    Optional<Refusal> refusal(Material material, String by) {
        return verdicts.acceptanceOf(material)
                .map(verdict -> new Acceptance(verdict.round(), verdict.reviewer(), verdict.givenAt()))
                .map(acceptance -> notAllowed(material, acceptance, by).or(() -> builtOn(material, acceptance)))
                .orElseGet(() -> conflict(
                        "这份材料现在%s，没有可以撤回的通过。".formatted(material.state().label())));
    }

    private Optional<Refusal> notAllowed(Material material, Acceptance acceptance, String by) {
        if (isIn(by, CandidateGroups.OFFICE)) {
            return Optional.empty();
        }
        var period = words(settings.withdrawalPeriod());
        if (!by.equals(acceptance.reviewer())
                || reviews.conflict(material.key(), by).isPresent()) {
            return forbidden(
                    "审核通过的是%s，只有本人（在%s以内）和活动办可以撤回通过。".formatted(directory.personName(acceptance.reviewer()), period));
        }
        return clock.instant().isAfter(acceptance.givenAt().plus(settings.withdrawalPeriod()))
                ? forbidden("通过已经超过%s，审核人不能再撤回；确实有误的，请活动办撤回。".formatted(period))
                : Optional.empty();
    }

    private boolean isIn(String login, String group) {
        return directory
                .person(login)
                .filter(person -> person.candidateGroups().contains(group))
                .isPresent();
    }

    private Optional<Refusal> builtOn(Material material, Acceptance acceptance) {
        var key = material.key();
        if (!campaigns.isOpenFor(key.campaign(), key.owner())) {
            return conflict("活动已经结束，或者单位已经免予完成，不能撤回通过。");
        }
        var stage = verdicts.stagePassed(key.campaign(), key.owner(), key.stage())
                ? Stream.of("这个阶段已经把关通过")
                : Stream.<String>empty();
        var next = materials
                .handedInAfter(key.campaign(), key.owner(), key.stage(), material.number(), acceptance.givenAt())
                .stream()
                .map(built -> "后面的“%s”已经提交".formatted(reviews.nameOf(built)));
        var others = rules.stream().flatMap(rule -> rule.builtOn(material, acceptance).stream());
        return Stream.of(stage, next, others)
                .flatMap(built -> built)
                .findFirst()
                .flatMap(built -> conflict("%s，不能再撤回通过；需要补正的，由活动办请单位再交一轮。".formatted(built)));
    }

    /** As 2天 or 36小时. */
    static String words(Duration period) {
        return period.toHours() % 24 == 0 ? period.toDays() + "天" : period.toHours() + "小时";
    }

    private static Optional<Refusal> conflict(String reason) {
        return Optional.of(new Refusal(Refusal.Kind.CONFLICT, reason));
    }

    private static Optional<Refusal> forbidden(String reason) {
        return Optional.of(new Refusal(Refusal.Kind.FORBIDDEN, reason));
    }
}
