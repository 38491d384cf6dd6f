package org.dudao.evaluation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the public reaches this server, as a QR code has to say: as it is set, or else as whoever asks has reached it. */
@Component
class PublicAddress {

    private final String set;

    PublicAddress(@Value("${dudao.public-address:}") String set) {
        this.set = set.replaceAll("/+$", "");
    }

    /** The secret stands behind the #, which no browser sends: it comes into no log. */
    String ballot(String link) {
        return page() + "#" + link;
    }

    /** Where the code of a slip is typed. */
    String page() {
        var base = set.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : set;
        return base + "/public/vote";
    }
}
