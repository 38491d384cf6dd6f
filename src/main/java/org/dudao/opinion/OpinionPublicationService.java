package org.dudao.opinion;

import java.util.List;
import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicTextService;
import org.dudao.publication.Publication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public reads of an opinion with a published answer; the office corrects it and takes it down. */
@Service
@Transactional
class OpinionPublicationService {

    private final OpinionRepository register;
    private final OpinionAccess access;
    private final SpeakerStore speakers;
    private final PublicTextService texts;

    OpinionPublicationService(
            OpinionRepository register, OpinionAccess access, SpeakerStore speakers, PublicTextService texts) {
        this.register = register;
        this.access = access;
        this.speakers = speakers;
        this.texts = texts;
    }

    Publication of(Opinion opinion) {
        return texts.publication(
                PublicSubject.OPINION, opinion.publicKey(), opinion.publicText(), namesIn(opinion.number()));
    }

    /** The speaker's name and contact are masked wherever they stand in the public text. */
    private List<String> namesIn(long number) {
        return speakers.of(number)
                .map(speaker -> List.of(speaker.name(), speaker.contact()))
                .orElse(List.of());
    }

    /**
     * @param words the public wording; null keeps the present one
     * @param answer the public answer; null keeps the present one
     */
    void correct(long number, @Nullable String words, @Nullable String answer, @Nullable String reason, String login) {
        var opinion = published(number, login);
        var text = of(opinion).corrected(words, answer);
        texts.correct(PublicSubject.OPINION, opinion.publicKey(), text, reason, login);
    }

    void takeDown(long number, @Nullable String reason, String login) {
        texts.takeDown(PublicSubject.OPINION, published(number, login).publicKey(), reason, login);
    }

    private Opinion published(long number, String login) {
        var scope = access.of(login);
        var opinion = register.findById(number).filter(scope::sees).orElseThrow(() -> OpinionRefusal.unknown(number));
        if (!opinion.isPublished()) {
            throw OpinionRefusal.notNow("第%d号意见没有公开，没有可以更正、撤下的内容。".formatted(number));
        }
        return opinion;
    }
}
