package org.broadsheet.newsroom;

import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody named a digest that the settings do not have. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownDigest extends IllegalArgumentException {
    UnknownDigest(String name, Collection<String> known) {
        super("no digest is named '" + name + "': set broadsheet.digests." + name + ".title, or choose one of "
                + known.stream().sorted().toList());
    }
}
