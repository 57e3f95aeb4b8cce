package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.models.picture.Seen;

/** The part of an image that a network sees, in the image's pixels, to four decimals. */
public final class SeenJson {
    private SeenJson() {}

    public static Map<String, Object> of(Seen seen) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("top", Json.rounded(seen.top()));
        map.put("left", Json.rounded(seen.left()));
        map.put("height", Json.rounded(seen.height()));
        map.put("width", Json.rounded(seen.width()));
        return map;
    }
}
