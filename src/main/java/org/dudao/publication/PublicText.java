package org.dudao.publication;

import java.util.ArrayList;
import java.util.Collection;

/**
 * A text for the public.
 *
 * @param words what was said: an opinion, a problem, a remark
 * @param answer the answer or the explanation; empty for a remark
 */
public record PublicText(String words, String answer) {

    /**
     * A name that is recognised in one of the two texts is masked in both.
     *
     * @param known texts that are personal data wherever they stand, such as the speaker's name
     */
    public PublicText masked(Collection<String> known) {
        var names = new ArrayList<>(known);
        names.addAll(PersonalData.names(words));
        names.addAll(PersonalData.names(answer));
        return new PublicText(PersonalData.mask(words, names), PersonalData.mask(answer, names));
    }
}
