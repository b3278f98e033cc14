package io.github.imbot4j.wire;

import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.Event.Origin;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Set;

/** The reader of events that concern the app as a whole: the same for both generations of bots (v1 §6.13). */
final class AppEventReader {

    static final String INSTALL = "ONAPPINSTALL";
    private static final String UPDATE = "ONAPPUPDATE";
    private static final String UNINSTALL = "ONAPPUNINSTALL";
    private static final Set<String> KNOWN = Set.of(INSTALL, UPDATE, UNINSTALL);

    private AppEventReader() {}

    static boolean knows(String name) {
        return KNOWN.contains(name);
    }

    static Set<String> names() {
        return KNOWN;
    }

    static AppEvent read(String name, PortalId portal, Instant raisedAt, FormTree form) {
        FormTree data = form.get("data").isEmpty() ? form : form.get("data");
        Origin origin = new Origin(portal, raisedAt, data.get("LANGUAGE_ID").text());
        String version = data.get("VERSION").text();
        return switch (name) {
            case UPDATE ->
                new AppUpdated(origin, version, data.get("PREVIOUS_VERSION").text());
            case UNINSTALL -> new AppUninstalled(origin, data.get("CLEAN").flag());
            default ->
                new AppInstalled(
                        origin,
                        version,
                        data.get("ACTIVE").flag(),
                        data.get("INSTALLED").flag(),
                        "",
                        "");
        };
    }

    static AppEvent page(PortalId portal, FormTree query, FormTree form, Instant raisedAt) {
        FormTree language = query.get("LANG");
        Origin origin = new Origin(
                portal, raisedAt, language.isEmpty() ? form.get("LANG").text() : language.text());
        String options = form.get("PLACEMENT_OPTIONS").text();
        return new AppInstalled(
                origin, "", false, false, form.get("PLACEMENT").text(), options.equals("undefined") ? "" : options);
    }
}
