package io.github.imbot4j.authorization;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.execution.ExpiringCache;
import io.github.imbot4j.execution.RetryDecision;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.TokenExpiredException;
import io.github.imbot4j.rest.UnknownMethodException;
import io.github.imbot4j.wire.PlatformCalls;
import io.github.imbot4j.wire.UserCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The users of portals, looked up on the portal and cached for a minute. Who a user is, is asked with the app's token;
 * whether the user is an administrator, with the user's own token, because there is no other way to ask (v1 §14). Where an inbound webhook
 * takes the place of the app, no event brings a token; there its creator is asked for, and others are named in the settings.
 *
 * <p>Safe for use by several threads.
 */
public final class UserDirectory {

    public static final Duration BELIEVED = Duration.ofSeconds(60);

    private final TenantRest rests;
    private final PortalProtocols protocols;
    private final ExpiringCache<UserKey, Member> members;
    private final ExpiringCache<UserKey, List<Member.Department>> departments;
    private final ExpiringCache<TokenKey, Boolean> admins;
    private final Set<Long> named;

    /** @param named users who count as administrators where there are no tokens of users */
    public UserDirectory(TenantRest rests, PortalProtocols protocols, Clock clock, Set<Long> named) {
        this.named = Set.copyOf(named);
        this.protocols = protocols;
        this.rests = rests;
        this.members = new ExpiringCache<>(clock, BELIEVED);
        this.departments = new ExpiringCache<>(clock, BELIEVED);
        this.admins = new ExpiringCache<>(clock, BELIEVED);
    }

    private record UserKey(PortalId portal, long user) {}

    /**
     * Another token may be another's, whatever the event says.
     *
     * @param token its fingerprint: the token itself is not kept for what it proved
     */
    public record TokenKey(PortalId portal, long user, String token) {

        public static TokenKey of(PortalId portal, long user, Secret token) {
            return new TokenKey(portal, user, token.fingerprint());
        }
    }

    Member member(Tenant tenant, long user) {
        if (user <= 0) {
            throw new RightsUnverifiedException("The event does not name the user who caused it.");
        }
        return members.of(new UserKey(tenant.id(), user), () -> {
            UserCalls users = protocols.of(tenant).users();
            return proven(users.user(user), rests.of(tenant.id()), users::member);
        });
    }

    List<Member.Department> departments(Tenant tenant, long user) {
        List<Long> ids = member(tenant, user).departments();
        return ids.isEmpty()
                ? List.of()
                : departments.of(new UserKey(tenant.id(), user), () -> {
                    UserCalls users = protocols.of(tenant).users();
                    return proven(
                            users.departments(ids),
                            rests.of(tenant.id()),
                            restResponse -> users.departments(ids, restResponse));
                });
    }

    boolean isAdmin(Tenant tenant, long user, Secret token) {
        if (user > 0 && tenant.isWebhook()) {
            return named.contains(user) || (isCreator(tenant, user) && isAdminByWebhook(tenant, user));
        }
        if (user <= 0 || !token.isPresent()) {
            throw new RightsUnverifiedException(
                    "The event came without a token of whoever caused it, so their rights cannot be proven.");
        }
        return admins.of(
                TokenKey.of(tenant.id(), user, token),
                () -> proven(PlatformCalls.profile(), rests.as(tenant.id(), token), profile -> {
                    long whose = PlatformCalls.user(profile);
                    if (whose != user) {
                        throw new RightsUnverifiedException("The event says that user " + user
                                + " caused it, and its token is that of user " + whose + ": it is forged.");
                    }
                    return PlatformCalls.isAdmin(profile);
                }));
    }

    /** A webhook has the rights of the user who created it, and its address names that user. */
    private static boolean isCreator(Tenant tenant, long user) {
        return tenant.credentials().webhook().reveal().startsWith(user + "/");
    }

    private boolean isAdminByWebhook(Tenant tenant, long user) {
        return admins.of(
                TokenKey.of(tenant.id(), user, tenant.credentials().webhook()),
                () -> proven(
                        PlatformCalls.profile(),
                        rests.of(tenant.id()),
                        profile -> PlatformCalls.user(profile) == user && PlatformCalls.isAdmin(profile)));
    }

    /** The REST of a portal with the rights of a user, whose token is proven to be theirs first. */
    Rest rest(Tenant tenant, long user, Secret token) {
        if (tenant.isWebhook()) {
            if (user > 0 && isCreator(tenant, user)) {
                return rests.of(tenant.id());
            }
            throw new RightsUnverifiedException(
                    "Events bring no token of whoever caused them where there is an inbound webhook,"
                            + " so only its creator can be acted for. Install the app on the portal for that.");
        }
        isAdmin(tenant, user, token);
        return rests.as(tenant.id(), token);
    }

    /** What may pass is for the event to wait for; what will not is no proof. Reading twice does no harm. */
    private static <T> T proven(Call call, Rest rest, Function<RestResponse, T> read) {
        String method = call.method();
        try {
            return read.apply(rest.call(call));
        } catch (RestException failure) {
            if (RetryDecision.mayPass(failure) && !(failure instanceof TokenExpiredException)) {
                throw failure;
            }
            if (failure instanceof RejectedException) {
                throw new RightsUnverifiedException(
                        method + " says nothing of this user: " + failure.getMessage(), failure);
            }
            if (isClosed(failure)) {
                throw new RightsUnverifiedException(
                        "Rights cannot be proven, " + failure.getMessage() + remedy(failure), failure);
            }
            throw new RetryableException(method + " could not be asked: " + failure.getMessage(), failure);
        }
    }

    private static String remedy(RestException failure) {
        if (failure instanceof TokenExpiredException) {
            return " The token an event brings is good for an hour; this one was handled later.";
        }
        boolean lacksScope = failure instanceof AuthorizationException refused && refused.lacksScope();
        return lacksScope || failure instanceof UnknownMethodException ? " The app needs the scope im." : "";
    }

    private static boolean isClosed(RestException failure) {
        return failure instanceof AuthorizationException
                || failure instanceof UnknownMethodException
                || failure instanceof TokenExpiredException
                || failure instanceof AppUnavailableException;
    }
}
