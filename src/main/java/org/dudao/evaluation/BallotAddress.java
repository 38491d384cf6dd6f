package org.dudao.evaluation;

import org.dudao.visitor.PublicAddress;
import org.springframework.stereotype.Component;

/** The addresses at which people vote. */
@Component
class BallotAddress {

    private final PublicAddress address;

    BallotAddress(PublicAddress address) {
        this.address = address;
    }

    /** The secret is in the URL's fragment, which browsers do not send, so that no log contains it. */
    String ballot(String link) {
        return page() + "#" + link;
    }

    /** The page where people type the code of a slip. */
    String page() {
        return address.of("/public/vote").toUriString();
    }
}
