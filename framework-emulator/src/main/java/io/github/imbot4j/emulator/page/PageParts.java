package io.github.imbot4j.emulator.page;

import io.github.imbot4j.emulator.app.Apps;
import io.github.imbot4j.emulator.app.TokenService;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.crm.Crm;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.log.TrafficLog;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The components the page shows and controls.
 *
 * @param rename gives the portal another name
 * @param crm deals and tasks
 * @param classes the classes bots are of, by code, as far as they are known
 * @param status lines about whatever runs beside the portal, such as "bots restarted 3 s ago"; asked every second
 * @param host the address the server was told to bind; requests for other names are refused
 */
public record PageParts(
        Messenger messenger,
        Apps apps,
        TokenService tokens,
        Faults faults,
        TrafficLog traffic,
        PortalClock clock,
        Runnable rename,
        Crm crm,
        Supplier<Map<String, String>> classes,
        Supplier<List<String>> status,
        String host) {

    PortalState state() {
        return messenger.state();
    }
}
