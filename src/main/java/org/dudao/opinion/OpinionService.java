package org.dudao.opinion;

import java.time.Clock;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.Directory;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicTextService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of handling an opinion. The process calls them for the person who completes a task. */
@Service
@Transactional
class OpinionService {

    private static final int NOTE_LIMIT = 500;

    private final OpinionRepository register;
    private final OpinionEventStore events;
    private final SortingValidator validator;
    private final SortingTables tables;
    private final SimilarOpinions similarOpinions;
    private final CampaignService campaigns;
    private final Directory directory;
    private final PublicTextService publicTexts;
    private final Clock clock;

    OpinionService(
            OpinionRepository register,
            OpinionEventStore events,
            SortingValidator validator,
            SortingTables tables,
            SimilarOpinions similarOpinions,
            CampaignService campaigns,
            Directory directory,
            PublicTextService publicTexts,
            Clock clock) {
        this.register = register;
        this.events = events;
        this.validator = validator;
        this.tables = tables;
        this.similarOpinions = similarOpinions;
        this.campaigns = campaigns;
        this.directory = directory;
        this.publicTexts = publicTexts;
        this.clock = clock;
    }

    /** @throws OpinionRefusal NOT_FOUND for an unknown number */
    Opinion get(long number) {
        return register.findById(number).orElseThrow(() -> OpinionRefusal.unknown(number));
    }

    /** The first step of the process: stores the proposal for an unsorted opinion, and searches for similar opinions. */
    void begin(long number, String process) {
        var opinion = get(number);
        opinion.setProcess(process);
        if (opinion.state() == Opinion.State.UNSORTED) {
            var proposal = proposalFor(opinion);
            opinion.propose(proposal.kind(), proposal.concerns());
        }
        register.save(opinion);
        similarOpinions.link(opinion);
    }

    /** The proposal of the word lists in their newest version. */
    SortingTables.Proposal proposalFor(Opinion opinion) {
        return tables.propose(
                opinion.words(),
                opinion.unit(),
                campaigns.get(opinion.campaign()).kind());
    }

    void sort(long number, SortingChoice choice, String by) {
        var opinion = get(number);
        var sorting = validator.check(choice, opinion.unit());
        opinion.sort(sorting);
        register.save(opinion);
        var category = "%s，涉及%s%s"
                .formatted(
                        sorting.kind().label(),
                        sorting.concerns().label(),
                        sorting.leaders().isEmpty() ? "" : "（%s）".formatted(sorting.leaders()));
        var handler = opinion.isHandedOn() ? "，转给" + directory.nameOf(sorting.handler()) : "";
        var note = sorting.words().isEmpty() ? "" : "：" + sorting.words();
        events.add(number, opinion.isHandedOn() ? "分类转办" : "分类", by, category + handler + note);
    }

    /** 签收: the group that the opinion was handed on to has claimed it. */
    void receive(long number, String by) {
        var opinion = get(number);
        if (opinion.receive()) {
            register.save(opinion);
            events.add(number, "签收", by, directory.nameOf(opinion.holder()));
        }
    }

    /** @param mostReturns as in {@link Opinion#returnToSender} */
    void returnToSender(long number, String reason, int mostReturns, String by) {
        var opinion = get(number);
        var from = directory.nameOf(opinion.holder());
        if (reason.isBlank()) {
            throw OpinionRefusal.wrong("退回理由没有写。");
        }
        opinion.returnToSender(mostReturns);
        register.save(opinion);
        events.add(number, "退回", by, "%s退回%s：%s".formatted(from, directory.nameOf(opinion.holder()), reason));
    }

    /**
     * @param feedback how the answer was fed back; null when it was not
     * @param asWritten whether a published answer is not masked
     */
    void answer(long number, String answer, @Nullable FeedbackMode feedback, boolean asWritten, String by) {
        var opinion = get(number);
        var words = answer.strip();
        if (words.isEmpty() || words.length() > NewOpinion.LONGEST_ANSWER) {
            throw OpinionRefusal.wrong("答复没有写，或者超过%d个字。".formatted(NewOpinion.LONGEST_ANSWER));
        }
        if (feedback != null && !mayFeedBackAtOnce(opinion)) {
            throw OpinionRefusal.notAllowed("这条意见由%s反馈，请只写答复。".formatted(directory.nameOf(opinion.feedbackGroup())));
        }
        opinion.answer(words);
        events.add(number, "答复", by, words);
        if (feedback != null) {
            opinion.feedBack(feedback, clock.instant());
            events.add(number, "反馈", by, feedback.label());
            publish(opinion, asWritten, by);
        }
        register.save(opinion);
    }

    /** Whether the group that answers also feeds back. */
    boolean mayFeedBackAtOnce(Opinion opinion) {
        return opinion.handler().orElse("").equals(opinion.feedbackGroup());
    }

    /** Without this choice the public reads the masked text. */
    private void publish(Opinion opinion, boolean asWritten, String by) {
        if (opinion.isPublished() && asWritten) {
            publicTexts.publishAsWritten(PublicSubject.OPINION, opinion.publicKey(), opinion.publicText(), by);
        }
    }

    /** @param asWritten whether a published answer is not masked */
    void feedBack(long number, @Nullable FeedbackMode mode, String words, boolean asWritten, String by) {
        if (mode == null) {
            throw OpinionRefusal.wrong("怎样反馈没有选。");
        }
        if (words.length() > NOTE_LIMIT) {
            throw OpinionRefusal.wrong("反馈情况最多%d个字。".formatted(NOTE_LIMIT));
        }
        var opinion = get(number);
        opinion.feedBack(mode, clock.instant());
        register.save(opinion);
        publish(opinion, asWritten, by);
        events.add(number, "反馈", by, words.isBlank() ? mode.label() : mode.label() + "：" + words.strip());
    }
}
