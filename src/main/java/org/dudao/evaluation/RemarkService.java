package org.dudao.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicText;
import org.dudao.publication.PublicTextService;
import org.dudao.publication.Publication;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The remarks of a counted rating as everybody reads them: personal data is masked, and what the office took down is left out. Only
 * the office reads the originals.
 */
@Service
@Transactional
class RemarkService {

    private final RatingStore ratings;
    private final BallotBox box;
    private final RatingAccess access;
    private final PublicTextService texts;

    RemarkService(RatingStore ratings, BallotBox box, RatingAccess access, PublicTextService texts) {
        this.ratings = ratings;
        this.box = box;
        this.access = access;
        this.texts = texts;
    }

    /** In alphabetical order of the originals. */
    @Transactional(readOnly = true)
    public List<String> shown(long rating) {
        var remarks = box.remarks(rating);
        var chosen = texts.changesOf(
                PublicSubject.REMARK,
                remarks.stream().map(remark -> key(rating, remark)).toList());
        return remarks.stream()
                .flatMap(remark ->
                        PublicTextService.shown(chosen, key(rating, remark), text(remark), List.of()).stream())
                .map(PublicText::words)
                .toList();
    }

    /** The originals with what everybody reads of them, for the office; none before the count and with too few valid ballots. */
    @Transactional(readOnly = true)
    public List<Publication> publications(long id) {
        var rating = ratings.get(id);
        if (!rating.isCounted()
                || RatingResult.of(rating, box.ballots(id), List.of()).isTooSmall()) {
            return List.of();
        }
        var originals = new LinkedHashMap<String, PublicText>();
        box.remarks(id).forEach(remark -> originals.put(key(id, remark), text(remark)));
        return texts.publications(PublicSubject.REMARK, originals);
    }

    /** @param words what everybody reads instead */
    void correct(long id, @Nullable String remark, @Nullable String words, @Nullable String reason, String login) {
        texts.correct(
                PublicSubject.REMARK,
                keyOf(id, remark, login),
                text(words == null ? "" : words.strip()),
                reason,
                login);
    }

    void takeDown(long id, @Nullable String remark, @Nullable String reason, String login) {
        texts.takeDown(PublicSubject.REMARK, keyOf(id, remark, login), reason, login);
    }

    private String keyOf(long id, @Nullable String remark, String login) {
        var rating = ratings.get(id);
        access.requireSeen(rating, login);
        if (!rating.isCounted()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "还没有计票，评议意见没有公布。");
        }
        if (remark == null || !box.remarks(id).contains(remark)) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "“评议意见”应照抄这次评议的一条原话，没有这样的一条。");
        }
        return key(id, remark);
    }

    private static PublicText text(String remark) {
        return new PublicText(remark, "");
    }

    /** A remark has no number, because a number would show the order of voting. */
    private static String key(long rating, String remark) {
        return rating + ":" + DigestUtils.sha256Hex(remark);
    }
}
