package io.sanjian.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Closes a connection of which nothing has been read for the time that its options say. Vert.x itself would take leave of the
 * database and wait for it to close the connection, which a database that hangs does not do.
 */
final class SilenceHandler extends ChannelInboundHandlerAdapter {
    /** Vert.x' name of the handler that tells of silence. */
    private static final String IDLE = "idle";

    private SilenceHandler() {
    }

    /** To be called before the connection is used. */
    static void watch(SqlConnection connection) {
        if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase socket) {
            ChannelPipeline pipeline = socket.socket().channelHandlerContext().pipeline();
            pipeline.addAfter(IDLE, SilenceHandler.class.getSimpleName(), new SilenceHandler());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            // from here the codec, which would take leave, is not asked
            context.close();
        } else {
            super.userEventTriggered(context, event);
        }
    }
}
