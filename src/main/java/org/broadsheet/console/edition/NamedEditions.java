package org.broadsheet.console.edition;

import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The edition that an address names; 404 where there is none. */
@Component
class NamedEditions {
    private final Editions editions;

    NamedEditions(Editions editions) {
        this.editions = editions;
    }

    Edition get(String digest, String name) {
        return editions.find(digest, name)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "the digest " + digest + " has no edition " + name));
    }

    static String path(Edition edition) {
        return "/console/editions/" + edition.digest() + "/" + edition.name();
    }
}
