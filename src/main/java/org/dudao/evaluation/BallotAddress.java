package org.dudao.evaluation;

import org.dudao.visitor.PublicAddress;
import org.springframework.stereotype.Component;

/** Where a ballot is cast. */
@Component
class BallotAddress {

    private final PublicAddress address;

    BallotAddress(PublicAddress address) {
        this.address = address;
    }

    /** The secret stands behind the #, which no browser sends: it comes into no log. */
    String ballot(String link) {
        return page() + "#" + link;
    }

    /** Where the code of a slip is typed. */
    String page() {
        return address.of("/public/vote").toUriString();
    }
}
