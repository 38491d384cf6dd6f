package org.dudao.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dudao.campaign.CampaignAct;
import org.dudao.campaign.CampaignStateChanged;
import org.dudao.evaluation.RatingCounted;
import org.dudao.handover.AbsenceReported;
import org.dudao.handover.TaskHandedOver;
import org.dudao.logging.LogLevelChanged;
import org.dudao.organization.Directory;
import org.dudao.organization.PasswordChanged;
import org.dudao.organization.RosterEntryChanged;
import org.dudao.organization.RosterImported;
import org.dudao.organization.UnitMoved;
import org.dudao.publication.PublicTextChanged;
import org.dudao.rectification.LedgerChanged;
import org.dudao.rectification.LedgerEventKind;
import org.dudao.review.AcceptanceWithdrawn;
import org.dudao.review.MaterialJudged;
import org.dudao.review.MaterialReopened;
import org.dudao.review.StageJudged;
import org.dudao.security.LoginDelayed;
import org.dudao.submission.Material;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Audits verdicts, changes of a campaign's state, and what administrators change in our own tables. */
@Component
class FeatureAuditListener {

    /** Decisions on a ledger item; all other changes are in the ledger's own events. */
    private static final Map<LedgerEventKind, String> DECIDED = Map.of(
            LedgerEventKind.WRITTEN_OFF, "item-written-off",
            LedgerEventKind.SENT_BACK, "item-sent-back",
            LedgerEventKind.EXTENDED, "item-extended",
            LedgerEventKind.EXTENSION_REFUSED, "item-extension-refused",
            LedgerEventKind.DEFERRED, "item-deferred",
            LedgerEventKind.DEFERRAL_REFUSED, "item-deferral-refused",
            LedgerEventKind.REOPENED, "item-reopened");

    private final Directory directory;

    FeatureAuditListener(Directory directory) {
        this.directory = directory;
    }

    @EventListener
    void on(MaterialJudged judged) {
        of(AuditRecord.by(judged.reviewer(), "material-judged"), judged.material())
                .with("round", judged.material().handedIn())
                .with("verdict", word(judged.outcome()))
                .writeOnceCommitted();
    }

    @EventListener
    void on(MaterialReopened reopened) {
        of(AuditRecord.by(reopened.by(), "material-reopened"), reopened.material())
                .writeOnceCommitted();
    }

    @EventListener
    void on(AcceptanceWithdrawn withdrawn) {
        of(AuditRecord.by(withdrawn.by(), "acceptance-withdrawn"), withdrawn.material())
                .with("round", withdrawn.material().handedIn())
                .with("reviewer", withdrawn.reviewer())
                .writeOnceCommitted();
    }

    @EventListener
    void on(StageJudged judged) {
        AuditRecord.by(judged.reviewer(), "stage-judged")
                .with("campaign", judged.campaign())
                .with("owner", judged.owner())
                .with("stage", judged.stage())
                .with("verdict", word(judged.outcome()))
                .writeOnceCommitted();
    }

    @EventListener
    void on(LedgerChanged changed) {
        Optional.ofNullable(DECIDED.get(changed.kind())).ifPresent(act -> AuditRecord.by(changed.by(), act)
                .with("campaign", changed.campaign())
                .with("unit", changed.unit())
                .with("item", changed.item())
                .writeOnceCommitted());
    }

    @EventListener
    void on(PublicTextChanged changed) {
        AuditRecord.by(changed.by(), changed.takenDown() ? "public-text-taken-down" : "public-text-changed")
                .with("subject", changed.subject())
                .with("key", changed.key())
                .writeOnceCommitted();
    }

    @EventListener
    void on(CampaignStateChanged moved) {
        AuditRecord.of("campaign-moved")
                .with("campaign", moved.campaign())
                .with("state", moved.state())
                .with("stage", moved.stage())
                .writeOnceCommitted();
    }

    @EventListener
    void on(CampaignAct act) {
        AuditRecord.by(act.by(), "campaign-act")
                .with("campaign", act.campaign())
                .with("stage", act.stage())
                .with("act", act.kind().name())
                .writeOnceCommitted();
    }

    @EventListener
    void on(RatingCounted counted) {
        AuditRecord.of("rating-counted")
                .with("campaign", counted.campaign())
                .with("owner", counted.owner())
                .with("rating", counted.rating())
                .writeOnceCommitted();
    }

    @EventListener
    void on(RosterImported imported) {
        AuditRecord.of("roster-imported")
                .with("people", imported.people())
                .with("new", imported.created())
                .with("changed", imported.changed())
                .with("withdrawn", imported.withdrawn())
                .writeOnceCommitted();
    }

    @EventListener
    void on(UnitMoved moved) {
        AuditRecord.of("unit-moved")
                .with("unit", moved.unit())
                .with("from", moved.fromGroup())
                .with("to", moved.toGroup())
                .writeOnceCommitted();
    }

    @EventListener
    void on(AbsenceReported absence) {
        AuditRecord.by(absence.by(), "absence-reported")
                .with("login", absence.login())
                .with("until", absence.until() == null ? null : absence.until().toString())
                .writeOnceCommitted();
    }

    @EventListener
    void on(TaskHandedOver handover) {
        AuditRecord.by(handover.by(), handover.to() == null ? "task-released" : "task-handed-over")
                .with("task", handover.task())
                .with("party", handover.party())
                .with("from", handover.from())
                .with("to", handover.to())
                .writeOnceCommitted();
    }

    /** Roles and names as in the roster. The log names the person who imported it and the person who was changed. */
    @EventListener
    void on(RosterEntryChanged changed) {
        withNames(AuditRecord.of("person-changed"), changed.login(), changed.name())
                .with("change", word(changed.kind()))
                .with("nameBefore", changed.nameBefore())
                .with("rolesBefore", changed.rolesBefore())
                .with("rolesAfter", changed.rolesAfter())
                .with("tiesBefore", changed.tiesBefore())
                .with("tiesAfter", changed.tiesAfter())
                .writeOnceCommitted();
    }

    @EventListener
    void on(PasswordChanged changed) {
        withNames(AuditRecord.of("password-changed"), changed.login(), directory.personName(changed.login()))
                .writeOnceCommitted();
    }

    private AuditRecord withNames(AuditRecord act, String login, String name) {
        return act.with("userName", directory.personName(act.user()))
                .with("login", login)
                .with("name", name);
    }

    @EventListener
    void on(LoginDelayed delayed) {
        AuditRecord.by(delayed.login().isEmpty() ? "unknown" : delayed.login(), "login-delayed")
                .with("seconds", delayed.seconds())
                .with("address", delayed.address())
                .write();
    }

    @EventListener
    void on(LogLevelChanged changed) {
        AuditRecord.of("log-level-changed")
                .with("logger", changed.logger())
                .with("level", changed.level())
                .writeOnceCommitted();
    }

    private static AuditRecord of(AuditRecord act, Material material) {
        return act.with("campaign", material.key().campaign())
                .with("owner", material.owner())
                .with("material", material.number())
                .with("kind", material.kind());
    }

    private static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
