package io.github.imbot4j;

import io.github.imbot4j.binding.CodeHandlers;
import io.github.imbot4j.delivery.DeliveryListener;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.execution.LoggedIncidents;
import io.github.imbot4j.handler.ErrorContext;
import io.github.imbot4j.handler.PayloadHandler;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.language.BundleValidator;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.GlobalHandlers;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Plan;
import io.github.imbot4j.registration.Planner;
import io.github.imbot4j.registration.PortalBots;
import io.github.imbot4j.routing.RouteClashes;
import io.github.imbot4j.scan.BotScanner;
import io.github.imbot4j.wire.BotCalls;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bots of a program, ready to start. Definition problems are reported here, all together, before anything runs.
 *
 * <p>Immutable.
 */
public final class Bots {

    private static final Logger LOG = LoggerFactory.getLogger(Bots.class);

    private final List<BotModel> models;
    private final Set<String> leftAlone;
    private final List<Problem> notices;
    private final Optional<DeliveryListener> listener;

    private Bots(
            Collection<BotModel> models,
            Set<String> leftAlone,
            List<Problem> notices,
            Optional<DeliveryListener> listener) {
        this.listener = listener;
        this.models =
                models.stream().sorted(Comparator.comparing(BotModel::code)).toList();
        this.leftAlone = Set.copyOf(leftAlone);
        this.notices = List.copyOf(notices);
    }

    /**
     * Finds the annotated bots in these packages and below.
     *
     * @throws DefinitionException with every problem found
     */
    public static Bots scan(String... packages) {
        return BotClassScan.in(packages).make();
    }

    /**
     * Finds the annotated bots as {@link #scan(String...)} does, and lets a container make them.
     *
     * @param factory such as {@code injector::getInstance}; asked once for each bot
     */
    public static Bots scan(BotFactory factory, String... packages) {
        return BotClassScan.in(packages).make(factory);
    }

    /**
     * Takes bots described in code.
     *
     * @throws DefinitionException with every problem found
     */
    public static Bots of(BotModel... models) {
        Problems problems = new Problems();
        ModelValidator.check(List.of(models), problems);
        List<BotModel> complete = Stream.of(models)
                .map(model -> CodeHandlers.complete(model, problems.in(ModelValidator.subject(model))))
                .toList();
        return sound(complete, problems);
    }

    static Bots made(BotScanner found, BotFactory factory) {
        Problems problems = new Problems();
        return sound(found.make(factory, problems), problems);
    }

    private static Bots sound(List<BotModel> models, Problems problems) {
        RouteClashes.check(models, problems);
        BundleValidator.check(MessageBundle.ofFramework(), problems);
        problems.refuseIfAny();
        return new Bots(models, Set.of(), problems.notices(), Optional.empty());
    }

    /**
     * Keeps only the bots of these codes; the others stay on the portals as they are.
     *
     * @throws DefinitionException for a code no bot has
     */
    public Bots only(Collection<String> codes) {
        Set<String> declared = models.stream().map(BotModel::code).collect(Collectors.toSet());
        List<Problem> unknown = codes.stream()
                .filter(code -> !declared.contains(code))
                .map(code -> new Problem(
                        "bot '" + code + "'", "is not declared.", "Choose among " + String.join(", ", codes()) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DefinitionException("the choice of bots", unknown);
        }
        Set<String> rest = new HashSet<>(leftAlone);
        rest.addAll(declared);
        codes.forEach(rest::remove);
        return new Bots(
                models.stream().filter(model -> codes.contains(model.code())).toList(), rest, notices, listener);
    }

    /**
     * Puts interceptors around every handler of these bots: the first named is the outermost, and all of them are further out than
     * those with {@code @BotAdvice} or named before.
     */
    public Bots with(Interceptor... interceptors) {
        return within(new GlobalHandlers(List.of(interceptors), List.of(), List.of()));
    }

    /**
     * Handles what the handlers of these bots throw and their own error handlers do not take; the nearest class wins.
     *
     * @throws DefinitionException when something handles that class for every bot already
     */
    public <T extends Throwable> Bots onError(Class<T> type, PayloadHandler<? super ErrorContext, ? super T> handler) {
        String place = "Bots.onError(" + type.getSimpleName() + ".class, …)";
        Route route = BotBuilder.errorRoute(type, handler, place);
        models.stream()
                .flatMap(model -> model.around().errors().stream())
                .filter(other -> other.trigger().equals(route.trigger()))
                .findFirst()
                .ifPresent(other -> {
                    throw new DefinitionException(
                            "the bots",
                            List.of(new Problem(
                                    place,
                                    "handles for every bot what " + other.place() + " does.",
                                    "Keep one of them.")));
                });
        return within(new GlobalHandlers(List.of(), List.of(route), List.of()));
    }

    /** Starts and stops these extensions with the bots, before those that were found or named before. */
    public Bots with(AppExtension... extensions) {
        return within(new GlobalHandlers(List.of(), List.of(), List.of(extensions)));
    }

    private Bots within(GlobalHandlers outer) {
        return new Bots(models.stream().map(model -> model.within(outer)).toList(), leftAlone, notices, listener);
    }

    private List<String> codes() {
        return models.stream().map(BotModel::code).toList();
    }

    /**
     * Has a listener hear what becomes of posts, events and calls, such as for metrics.
     *
     * @throws IllegalStateException when there is one already: let it pass on what it hears
     */
    public Bots with(DeliveryListener hearing) {
        if (listener.isPresent()) {
            throw new IllegalStateException(
                    "These bots have a DeliveryListener already; give them one that calls both.");
        }
        return new Bots(models, leftAlone, notices, Optional.of(hearing));
    }

    /** The bots, in the order of their codes. */
    public List<BotModel> models() {
        return models;
    }

    /**
     * What is worth a look though the bots start: a translation that leaves something out, more bots than some portals take, scopes
     * that the app needs.
     */
    public List<Problem> notices() {
        return Stream.concat(notices.stream(), AppNotices.of(models).stream()).toList();
    }

    /**
     * What these bots ask for and a generation of the chatbot protocol has no counterpart of. What handlers say is seen when it is said:
     * a reply that a generation lacks a part of, such as a menu in v2, is refused then.
     *
     * @param generation such as {@code v2}
     */
    public List<Problem> lacking(String generation) {
        BotCalls calls = Generations.all().named(generation).bots();
        return models.stream().flatMap(model -> calls.lacking(model).stream()).toList();
    }

    /** What an install on a portal without any bots would do; asks nobody. */
    public Plan planForEmptyPortal(AppSettings settings) {
        PortalId nobody = new PortalId("empty");
        return Planner.plan(
                Generations.all().named(Protocols.FIRST).bots(),
                models,
                leftAlone,
                settings.eventUrl(),
                Ledger.empty(nobody),
                PortalBots.none());
    }

    /** Looks after the portals the app is installed on, without starting anything. */
    public PortalAdmin care(AppSettings settings, Infrastructure infrastructure) {
        return new PortalAdmin(models, leftAlone, settings, infrastructure);
    }

    /**
     * Starts the extensions, then the workers and, in the background, brings the portals known already up to date.
     *
     * @throws IllegalStateException if an extension fails to start, or the inbound webhook of the settings cannot be used; the ports that
     *     are closed with the bots are closed then
     */
    public RunningBots start(AppSettings settings, Infrastructure infrastructure) {
        return start(settings, infrastructure, new LoggedIncidents());
    }

    /** Returns what logs incidents as {@link #start(AppSettings, Infrastructure)} does, and passes them on. */
    public static Consumer<Incident> logged(Consumer<Incident> also) {
        return new LoggedIncidents().andThen(also);
    }

    /**
     * Starts as {@link #start(AppSettings, Infrastructure)} does, and passes on what goes wrong with an event instead of logging it.
     *
     * @param incidents told before the event or call counts as done; called by several threads, and must not block
     */
    public RunningBots start(AppSettings settings, Infrastructure infrastructure, Consumer<Incident> incidents) {
        notices.forEach(notice -> LOG.warn("{}", notice));
        return new RunningBots(models, leftAlone, settings, infrastructure, incidents, new DeliveryReporter(listener))
                .begin();
    }
}
