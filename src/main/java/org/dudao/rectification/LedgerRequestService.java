package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests of lead units for an extension or a deferral, and the decisions. The person who requests does not decide. */
@Service
@Transactional
class LedgerRequestService {

    private final LedgerService ledger;
    private final LedgerTransitionService transitions;
    private final LedgerRequestStore requests;
    private final LedgerWorkflow workflow;
    private final CampaignCalendar calendar;
    private final Clock clock;

    LedgerRequestService(
            LedgerService ledger,
            LedgerTransitionService transitions,
            LedgerRequestStore requests,
            LedgerWorkflow workflow,
            CampaignCalendar calendar,
            Clock clock) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.requests = requests;
        this.workflow = workflow;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Requests a later deadline.
     *
     * @throws Refusal when the present deadline is over, or the requested one is not later
     */
    void requestExtension(long number, @Nullable LocalDate until, String reason, String by) {
        var item = ledger.get(number);
        requireRequestable(item);
        if (!clock.instant().isBefore(calendar.closeOf(item.deadline()))) {
            throw LedgerRefusals.wrong("完成时限 %s 已过，不能再申请延期；延期要在到期以前申请。".formatted(item.deadline()));
        }
        if (until == null) {
            throw LedgerRefusals.wrong("请写明“新的时限”，要晚于现在的时限 %s。".formatted(item.deadline()));
        }
        var why = LedgerText.require("理由", reason);
        transitions.record(item, by, "延到 %s：%s".formatted(until, why), changed -> changed.requestExtension(until));
        requests.add(number, LedgerRequest.Kind.EXTENSION, why, until, by, clock.instant());
        workflow.requestExtension(item);
    }

    /** Requests a deferral: the item cannot be done now. */
    void requestDeferral(long number, String reason, String by) {
        var item = ledger.get(number);
        requireRequestable(item);
        var why = LedgerText.require("理由", reason);
        transitions.record(item, by, why, LedgerItem::requestDeferral);
        requests.add(number, LedgerRequest.Kind.DEFERRAL, why, null, by, clock.instant());
        workflow.requestDeferral(item);
    }

    private void requireRequestable(LedgerItem item) {
        item.requireRequestable();
        requests.openOf(item.number()).ifPresent(open -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "第%d号事项的“%s”还没有答复，不能再申请。"
                            .formatted(item.number(), open.kind().label()));
        });
    }

    /**
     * Decides on the open request.
     *
     * @param words required for a rejection
     * @throws Refusal without an open request, or when the same person made it
     */
    void decide(long number, boolean granted, String words, String by) {
        var item = ledger.get(number);
        var request =
                requests.openOf(number).orElseThrow(() -> LedgerRefusals.wrong("第%d号事项没有等待答复的申请。".formatted(number)));
        requestedBySelf(item, by).ifPresent(reason -> {
            throw LedgerRefusals.forbidden(reason);
        });
        var why = granted ? words.strip() : LedgerText.require("意见", words);
        if (granted) {
            transitions.record(item, by, why, changed -> grant(changed, request));
        } else {
            transitions.recordWithoutChange(item, rejectionOf(request), by, why);
        }
        requests.decide(request.id(), granted, why, by, clock.instant());
    }

    private static LedgerEventKind grant(LedgerItem item, LedgerRequest request) {
        return switch (request.kind()) {
            case DEFERRAL -> item.grantDeferral();
            case EXTENSION -> item.extend(Objects.requireNonNull(request.until()));
        };
    }

    private static LedgerEventKind rejectionOf(LedgerRequest request) {
        return switch (request.kind()) {
            case DEFERRAL -> LedgerEventKind.DEFERRAL_REFUSED;
            case EXTENSION -> LedgerEventKind.EXTENSION_REFUSED;
        };
    }

    Optional<LedgerRequest> openRequest(long number) {
        return requests.openOf(number);
    }

    /** All requests of an item, the oldest first. */
    List<LedgerRequest> of(long number) {
        return requests.of(number);
    }

    /** Whether the open request is for more than this number of days after the present deadline. */
    boolean asksForMoreThan(LedgerItem item, int days) {
        return requests.openOf(item.number())
                .map(LedgerRequest::until)
                .filter(until -> ChronoUnit.DAYS.between(item.deadline(), until) > days)
                .isPresent();
    }

    /** Whether the last request was for a deferral and was granted. */
    boolean isDeferralGranted(LedgerItem item) {
        var all = requests.of(item.number());
        return !all.isEmpty()
                && all.get(all.size() - 1).kind() == LedgerRequest.Kind.DEFERRAL
                && Boolean.TRUE.equals(all.get(all.size() - 1).granted());
    }

    /** Why this person must not decide on the open request: they made it. Empty for another person. */
    Optional<String> requestedBySelf(LedgerItem item, String login) {
        return requests.openOf(item.number())
                .filter(open -> open.askedBy().equals(login))
                .map(open -> "这是您自己申请的，要由其他同志答复。");
    }
}
