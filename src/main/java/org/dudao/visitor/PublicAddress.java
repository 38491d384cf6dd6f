package org.dudao.visitor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The server's address for the public, as QR codes contain it: the setting, or else the address of the current request. */
@Component
public class PublicAddress {

    private final String configured;

    public PublicAddress(@Value("${dudao.public-address:}") String configured) {
        this.configured = configured.replaceAll("/+$", "");
    }

    /** @param path begins with a slash */
    public UriComponentsBuilder of(String path) {
        var base = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUriString(configured);
        return base.path(path);
    }
}
