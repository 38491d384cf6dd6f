package org.dudao.visitor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the public reaches this server, as a QR code has to say: as it is set, or else as whoever asks has reached it. */
@Component
public class PublicAddress {

    private final String set;

    public PublicAddress(@Value("${dudao.public-address:}") String set) {
        this.set = set.replaceAll("/+$", "");
    }

    /** @param path from the slash on */
    public UriComponentsBuilder of(String path) {
        var base = set.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUriString(set);
        return base.path(path);
    }
}
